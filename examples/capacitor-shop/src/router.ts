import { createRouter, createWebHashHistory } from 'vue-router';

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'shop', component: () => import('./views/ShopView.vue') },
    { path: '/login', name: 'login', component: () => import('./views/LoginView.vue') },
  ],
});
